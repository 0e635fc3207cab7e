/**
 * What search engines and social networks are told of articles and sections: JSON-LD in the words of schema.org, Open Graph
 * properties, Twitter cards, and all of these as elements for the head of a page. It is made of what readers see of a thing,
 * of nothing else: the finished JSON goes in, further members come out. So it shows no more than that, and what changes that
 * changes this.
 */
package org.broadsheet.jsonld;
