/**
 * What editors and documentation tools want to know of the elements: a custom elements manifest
 * (https://github.com/webcomponents/custom-elements-manifest), made from the descriptions in src/ui/element-types.ts. By
 * regular expressions, because the one file is our own and TypeScript 7 has no interface for scripts.
 */
const interfaces =
  /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:export )?interface (\w+) extends (\w+) \{([^]*?)\n?\}/g;
const members = /\/\*\*([^]*?)\*\/\s*(\w+): ([^;]+);/g;

const unwrap = (comment) => comment.replaceAll(/\s*\n\s*\* ?/g, '\n').trim();
/** What stands before the tags, in one line. */
const descriptionOf = (comment) => unwrap(comment).split(/^@/m)[0].trim().replaceAll('\n', ' ');
/** Each `@tag name - description`. */
const tagged = (comment, tag) =>
  [...unwrap(comment).matchAll(new RegExp(`^@${tag} (\\S+)(?: - (.*))?$`, 'gm'))].map(
    ([, name, description]) => ({ name, ...(description && { description }) }),
  );

/** The manifest of the elements that `source`, the text of element-types.ts, describes. */
export function elementsManifest(source, path) {
  const found = [...source.matchAll(interfaces)].map(([, comment, name, base, body]) => ({
    comment,
    name,
    base,
    fields: [...body.matchAll(members)].map(([, about, field, type]) => ({
      kind: 'field',
      name: field,
      type: { text: type },
      description: descriptionOf(about),
    })),
  }));
  const fieldsOf = (name) =>
    found
      .filter((each) => each.name === name)
      .flatMap(({ base, fields }) => [...fieldsOf(base), ...fields]);
  const declarations = found.flatMap(({ comment, name }) =>
    tagged(comment, 'element').map(({ name: tagName }) => ({
      kind: 'class',
      customElement: true,
      name,
      tagName,
      description: descriptionOf(comment),
      attributes: tagged(comment, 'attr').map((attribute) => {
        const field = fieldsOf(name).find((each) => each.name === attribute.name);
        return { ...attribute, ...(field && { fieldName: field.name, type: field.type }) };
      }),
      members: fieldsOf(name),
      cssParts: tagged(comment, 'csspart'),
      cssProperties: tagged(comment, 'cssproperty'),
    })),
  );
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations,
        exports: declarations.map(({ name, tagName }) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name },
        })),
      },
    ],
  };
}
