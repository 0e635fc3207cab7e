/**
 * What every feature speaks: problems, pages and cursors, preconditions, merge patches, slugs, ids, the clock. It knows no
 * feature, so that the contract's conventions are kept in one place and none can be forgotten.
 */
package org.broadsheet.shared;
