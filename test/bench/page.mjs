import { tagSet, ungated } from './tags.mjs';

const paragraph = (index) => `<p>
  ${index % 2 ? 'Before the war' : 'In the year after the flood'} the quay reached only as far as the chandler’s, and
  boats of more than thirty tons lay at anchor in the roads. The ${['north', 'west', 'south'][index % 3]} mole was begun
  with stone from the quarry above the church, brought down on sledges in winter, and finished with stone from wherever it
  could be had. Of the ${12 + index} masons who signed the contract, four stayed for good; their names are in the register,
  and two of their houses still stand behind the ropewalk.</p>
  ${index % 4 === 1 ? `<figure><svg viewBox="0 0 600 200" role="img" aria-label="The mole"><rect width="600" height="200" fill="#dbe7ea"/><path d="M0 150h600v50H0z" fill="#2d5b6b"/><path d="M40 150l60-${30 + index}h300l80 ${30 + index}z" fill="#8a8f87"/></svg><figcaption>The mole, drawn from the ferry</figcaption></figure>` : ''}`;

const articles = ['Tides and tables', 'The ropewalk', 'Who owns the light', 'A winter crossing'];

/**
 * The page that all subjects share: an article with pictures, a navigation, a form and a stylesheet, a script of its own.
 * A subject adds what its documentation asks for, to the head, to the end of the body, to the link in the footer, and to
 * the tags. `tags` says which scripts are held; a floor has them ungated, or not at all while nobody has consented.
 */
export function makePage(subject, { tags = 'usual', consented = false, cookies = '' } = {}) {
  const list = tagSet(tags);
  const parts = subject.page?.({ tags: list, cookies }) ?? {};
  const mark = parts.mark ?? (consented ? ungated : () => '');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rivage: how the mole was built</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site/site.css">
<script defer src="/site/site.js"></script>
${parts.head ?? ''}
</head>
<body>
<header class="top"><a href="/">Rivage</a><nav>${articles.map((title) => `<a href="#">${title}</a>`).join(' ')}</nav></header>
<main>
<h1>How the mole was built</h1>
${Array.from({ length: 14 }, (_, index) => paragraph(index)).join('\n')}
<form><label>Search the register <input name="q"></label><button>Search</button></form>
</main>
<aside><h2>You may also like</h2><ul>${articles.map((title) => `<li><a href="#">${title}</a></li>`).join('')}</ul></aside>
<footer><p>Rivage, since 1911. <a href="/privacy">Privacy policy</a> ${parts.link ?? '<a href="#">Privacy choices</a>'}</p></footer>
${list.map(mark).join('\n')}
${parts.end ?? ''}
</body>
</html>
`;
}

export const siteFiles = {
  '/site/site.css': `:root { color: #12242e; background: #fff; font: 1.125rem/1.6 Georgia, serif }
body { margin: 0 } main, aside, footer { max-width: 38rem; margin: 0 auto; padding: 0 1rem }
.top { display: flex; gap: 2rem; padding: 1rem 2rem; background: #12242e } .top a { color: #fff }
nav { display: flex; gap: 1rem } figure { margin: 2rem 0 } figcaption { font-style: italic; font-size: .9em }
label { display: block } form :is(input, button) { font: inherit; padding: .3em .6em } h1, h2 { line-height: 1.2 }
`,
  '/site/site.js': `document.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
for (const link of document.querySelectorAll('nav a')) link.title = link.textContent;
`,
};
