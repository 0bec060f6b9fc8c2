import { readFileSync } from 'node:fs';

/** Runs in browsers, so it is plain JavaScript and no module of the service. */
export const CHECK_SCRIPT = readFileSync(new URL('./check-in-browser.js', import.meta.url), 'utf8');

const STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; margin: 0; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; }
label { display: block; font-weight: bold; margin-bottom: 0.5rem; }
input { font: inherit; max-width: 100%; min-height: 2.75rem; }
:focus-visible { outline: 0.2rem solid #1a1a1a; outline-offset: 0.2rem; }
#drop { border: 0.15rem dashed #595959; padding: 1.25rem; margin: 1.5rem 0; }
#verdict:not(:empty) { border-left: 0.5rem solid #1a1a1a; padding: 0.25rem 0 0.25rem 1rem; }
code { font-family: ui-monospace, monospace; }
@media print { #drop { display: none; } }
`;

/**
 * Where a hiring manager checks a packet (WCAG 2.2 AA): one labelled field, a verdict in words that is read out when it
 * comes, nothing said by colour alone. Works with the keyboard; dropping a file is only another way.
 */
export const CHECK_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check a packet</title>
<style>${STYLE}</style>
<script src="/packets/check.js" defer></script>
</head>
<body>
<main>
<h1>Check a packet</h1>
<p>Find out whether a file is a screening packet exactly as it was released, and whether you may still use it.
The file stays on your computer: this page looks at it here and does not send it.</p>
<div id="drop">
<label for="file">The packet’s file: PDF, HTML or JSON</label>
<input type="file" id="file" accept=".pdf,.html,.json" aria-describedby="how">
<p id="how">Choose the file, or drop it onto this box.</p>
</div>
<div id="verdict" role="status"></div>
<noscript><p>This page needs JavaScript to look at the file. Without it, use the command
<code>npm run --silent packet:check -- FILE --url ADDRESS</code>.</p></noscript>
</main>
</body>
</html>
`;
