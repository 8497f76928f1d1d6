// Holds pages to the HTML standard and to the rules of accessibility: node check.mjs CHROMIUM VIEWED.html... -- PAGE.html...
// Each page is held to the standard, and each that is viewed is looked at in a browser as a phone, a desk, a dark desk and paper see it. Exit status: 0 nothing was found.
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {HtmlValidate} from 'html-validate';
import puppeteer from 'puppeteer-core';

const [chromium, ...files] = process.argv.slice(2);
const viewed = files.slice(0, files.indexOf('--')), pages = files.slice(files.indexOf('--') + 1);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {'no-inline-style': 'error', 'no-dup-id': 'error'},
});
const views = [
  {name: 'phone', width: 390, height: 844, scheme: 'light', media: 'screen'},
  {name: 'desk', width: 1280, height: 900, scheme: 'light', media: 'screen'},
  {name: 'dark desk', width: 1280, height: 900, scheme: 'dark', media: 'screen'},
  {name: 'paper', width: 794, height: 1123, scheme: 'light', media: 'print'},
];
let faults = 0;
const fault = text => {
  ++faults;
  console.log(text);
};

const browser = await puppeteer.launch(
    {executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'], timeout: 120000, protocolTimeout: 300000});
for (const file of pages) {
  const report = await validator.validateFile(file);
  for (const result of report.results)
    for (const one of result.messages) fault(`${file}:${one.line}:${one.column}: ${one.ruleId}: ${one.message}`);
}
for (const file of viewed) {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  for (const view of views) {
    await page.setViewport({width: view.width, height: view.height});
    await page.emulateMediaType(view.media);
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: view.scheme}]);
    await page.goto(pathToFileURL(file).href, {timeout: 120000});
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) fault(`${file}: ${view.name}: ${wide} pixels wider than the window`);
    await page.evaluate(() => document.querySelectorAll('details').forEach(one => { one.open = true; }));
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice']}));
    for (const one of found.violations)
      fault(`${file}: ${view.name}: ${one.id}: ${one.help}, such as ${one.nodes[0].html.slice(0, 160)}`);
  }
  for (const url of asked) if (!url.startsWith('file:')) fault(`${file}: asks for ${url}`);
  // A case takes two sheets at most, and what another rule set asks of it one more; asking for a sheet beyond is refused
  // where there is none. Pages without a case are as long as their tables.
  const sheets = await page.evaluate(() => 2 * document.querySelectorAll('article').length +
                                         document.querySelectorAll('section.apart').length);
  const beyond = await page.pdf({format: 'A4', pageRanges: String(sheets + 1), timeout: 120000}).catch(() => null);
  if (sheets && beyond) fault(`${file}: takes more than ${sheets} printed sheets`);
  await page.close();
}
await browser.close();
console.log(`${pages.length} pages, ${viewed.length} of them viewed, ${faults} faults`);
process.exit(faults ? 1 : 0);
