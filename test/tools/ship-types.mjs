import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')` and `<reference types="x">`. */
const specifiers =
  /\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]|<reference\s+\w+=['"]([^'"]+)['"]/g;

/**
 * Copies the declarations that the entries reach, and no others. Whoever installs the package has no Lit, because it
 * is bundled: a declaration that imports it, or any other package, would not compile there.
 */
export function shipTypes({ from, to, entries }) {
  const reached = new Set();
  const queue = entries.map((entry) => resolve(from, `${entry}.d.ts`));
  const problems = [];
  for (const file of queue) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const specifier of specifiersOf(readFileSync(file, 'utf8'))) {
      const target = resolve(dirname(file), specifier.replace(/\.js$/, '.d.ts'));
      if (!specifier.startsWith('.'))
        problems.push(`${relative('.', file)} imports the package '${specifier}'`);
      else if (!target.endsWith('.d.ts') || !existsSync(target))
        problems.push(`${relative('.', file)} imports '${specifier}', which has no declarations`);
      else queue.push(target);
    }
  }
  if (problems.length > 0)
    throw new Error(`Published types must stand alone:\n  ${problems.join('\n  ')}`);
  for (const file of reached) cpSync(file, join(to, relative(from, file)));
}

/** Comments hold examples of imports; a `///` reference is none of them. */
const specifiersOf = (text) =>
  [...text.replace(/\/\*[^]*?\*\/|(?<!\/)\/\/(?!\/).*/g, '').matchAll(specifiers)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
