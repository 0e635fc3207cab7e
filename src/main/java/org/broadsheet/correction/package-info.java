/**
 * What readers are told about what was wrong or has changed in an article. A correction is public with its article and is
 * never changed or taken back: who errs in one makes another. It needs no new revision, since the text is often mended
 * before; it names the revision that readers saw.
 */
package org.broadsheet.correction;
