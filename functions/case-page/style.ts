import { createHash } from 'node:crypto';
import { LIST_STYLE } from './list-style.ts';

/** The one stylesheet of the page: light and dark, from 320 px up, no motion. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f4f5f7;--card:#fff;--text:#1b1f24;--soft:#545d68;--line:#d3d8de;--edge:#7a8490;
--accent:#0b5cad;--on-accent:#fff;--tint:#eaf2fb;--bad:#b3141f;--bad-tint:#fdeeee}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--card:#1d2127;--text:#e8ebef;--soft:#a9b3be;--line:#363d46;
--edge:#808b97;--accent:#7db8f5;--on-accent:#0b1a2b;--tint:#1d2d40;--bad:#ff9a94;--bad-tint:#3a2022}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",Meiryo,sans-serif;overflow-wrap:anywhere}
.wrap{max-width:50rem;margin:0 auto;padding:.75rem 1rem 1rem}
.team{margin:0;font-weight:600;color:var(--soft)}
h1{font-size:1.375rem;line-height:1.25;margin:.125rem 0 .25rem}
h2{font-size:1.125rem;line-height:1.3;margin:0 0 .5rem}
h3{font-size:1rem;margin:1rem 0 .25rem}
p{margin:0 0 .75rem}
p:last-child,.notice h2:last-child,ul:last-child,ol:last-child,dl:last-child{margin-bottom:0}
code{font:.95em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
section,.notice,details{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin:0 0 1rem}
summary{font-weight:600;min-height:2.75rem;padding:.625rem 0;margin:-.75rem 0;cursor:pointer}
details[open]>summary{margin-bottom:.25rem}
.notice{border-left:.375rem solid var(--accent);background:var(--tint)}
.notice.bad{border-left-color:var(--bad);background:var(--bad-tint)}
.soft,.hint{color:var(--soft)}
.hint{display:block;font-size:.9375rem;font-weight:400}
dl.about{margin:0 0 .75rem}
dl.about dt{color:inherit;font-weight:600}
dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}
dt{color:var(--soft)}
dd{margin:0}
ul,ol{margin:0 0 .75rem;padding-left:1.25rem}
a{color:var(--accent)}
table{width:100%;border-collapse:collapse;font-size:.9375rem;margin:0 0 .75rem}
tbody th,td:nth-child(2){white-space:nowrap}
th,td{overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600}
@media (max-width:40rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,tr,th,td{display:block}
tr{border:1px solid var(--line);border-radius:.375rem;padding:.5rem .75rem;margin:0 0 .75rem}
tbody th,td:nth-child(2){white-space:normal}
th,td{border:0;padding:.125rem 0}
td::before{content:attr(data-label) ": ";color:var(--soft)}
dl{grid-template-columns:1fr;gap:0}
dd:not(:last-child){margin:0 0 .5rem}}
fieldset{border:0;margin:0 0 1rem;padding:0;min-width:0}
legend{font-weight:600;padding:0;margin:0 0 .5rem}
legend h2{margin:0}
.option{position:relative;border:1px solid var(--line);border-radius:.375rem;margin:0 0 .5rem}
.option:has(:checked){border-color:var(--accent);background:var(--tint)}
.option label{display:block;min-height:2.75rem;padding:.5625rem .75rem .5625rem 3rem;font-weight:600;cursor:pointer}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:0 .5rem}
.more{margin:0 0 1rem .75rem;padding:0 0 0 1rem;border-left:.25rem solid var(--line)}
@supports selector(:has(*)){.option:not(:has(:checked))+.more{display:none}}
input[type=radio]{position:absolute;left:.75rem;top:.5625rem;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--accent)}
.field{margin:0 0 1rem}
.field>label{display:block;font-weight:600}
input:not([type=radio]),textarea{display:block;width:100%;max-width:28rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.375rem;padding:.5rem .625rem;margin:.25rem 0 0;min-height:2.75rem}
textarea{max-width:none;min-height:4rem;resize:vertical}
input[aria-invalid=true],textarea[aria-invalid=true]{border:2px solid var(--bad)}
.problem{display:block;color:var(--bad);font-weight:600}
button{font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:2px solid transparent;border-radius:.375rem;padding:.625rem 1.25rem;min-height:2.75rem;cursor:pointer}${LIST_STYLE}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.notice.bad:focus-visible{outline-color:var(--bad)}
footer{color:var(--soft);font-size:.875rem;padding:0 0 2rem}
@media (forced-colors:active){.notice,.option{border-width:2px}}
@media print{button{display:none}}
`;

const HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but this stylesheet is loaded, run or framed, and forms go nowhere else. */
export const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
