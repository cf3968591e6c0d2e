// XML as a tree, read by a parser that accepts nothing but well-formed XML with declared namespaces.
import { SaxesParser } from 'saxes';

export class Element {
  children = [];
  text = '';

  constructor(tag) {
    this.name = tag.local;
    this.namespace = tag.uri;
    this.attributes = Object.fromEntries(Object.values(tag.attributes).map(({ name, value }) => [name, value]));
  }

  /** The children of this name; without a namespace named, those in this element's own. */
  all(name, namespace = this.namespace) {
    return this.children.filter((child) => child.name === name && child.namespace === namespace);
  }

  first(name, namespace) {
    return this.all(name, namespace)[0];
  }
}

/** The root element. Throws on anything that is not well-formed. */
export function parseXml(text) {
  const parser = new SaxesParser({ xmlns: true });
  const open = [];
  let root;
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', (tag) => {
    const element = new Element(tag);
    if (open.length === 0) root = element;
    else open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const append = (characters) => { if (open.length > 0) open.at(-1).text += characters; };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.write(text).close();
  return root;
}
