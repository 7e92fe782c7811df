/** The style of the docs: the tokens, faces and measures of the portal (src/app/globals.css). */
export const STYLE = `
@font-face{font-family:Geist;src:url(/docs/fonts/geist.woff2) format("woff2");font-weight:100 900;font-display:swap}
@font-face{font-family:"Geist Mono";src:url(/docs/fonts/geist-mono.woff2) format("woff2");font-weight:100 900;font-display:swap}
:root{color-scheme:light dark;--bg:light-dark(oklch(.985 .002 220),oklch(.165 .008 225));--surface:light-dark(#fff,oklch(.195 .009 225));--sunken:light-dark(oklch(.965 .004 220),oklch(.145 .007 225));--hover:light-dark(oklch(.955 .005 220),oklch(.245 .011 225));--line:light-dark(oklch(.915 .005 220),oklch(.275 .011 225));--line-strong:light-dark(oklch(.64 .012 220),oklch(.52 .014 225));--ink:light-dark(oklch(.21 .016 225),oklch(.955 .004 220));--ink-2:light-dark(oklch(.42 .016 225),oklch(.79 .01 220));--ink-3:light-dark(oklch(.52 .014 225),oklch(.68 .012 220));--accent:light-dark(oklch(.44 .082 215),oklch(.79 .095 200));--accent-soft:light-dark(oklch(.955 .018 205),oklch(.275 .04 212))}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:1.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:.9375rem/1.6 Geist,ui-sans-serif,system-ui,sans-serif}
a{color:var(--accent);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
main:focus{outline:0}
code,pre{font-family:"Geist Mono",ui-monospace,Menlo,Consolas,monospace;font-size:.875em}
:not(pre)>code{background:var(--sunken);border:1px solid var(--line);border-radius:4px;padding:.05em .3em;overflow-wrap:anywhere}
header{display:flex;align-items:center;gap:.25rem .75rem;min-height:4rem;padding:.5rem 1rem;border-bottom:1px solid var(--line);background:var(--surface)}
.home{display:inline-flex;align-items:center;gap:.5rem;color:var(--accent);text-decoration:none;margin-right:.5rem}
.home span{color:var(--ink);font-weight:600;letter-spacing:-.02em;font-size:1.0625rem}
.area{display:inline-flex;align-items:center;min-height:2.25rem;padding:0 .625rem;border-radius:6px;color:var(--ink-2);text-decoration:none;font-size:.875rem}
.area:hover{background:var(--hover);color:var(--ink)}
.theme{margin-left:auto}.theme[hidden]+.area{margin-left:auto}
select{font:inherit;font-size:.875rem;min-height:2.25rem;padding:0 .5rem;border-radius:6px;border:1px solid var(--line);background:var(--surface);color:var(--ink-2)}
.unseen,.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--surface);padding:.5rem 1rem;z-index:2}
.frame{max-width:88rem;margin:0 auto;min-height:calc(100dvh - 10rem)}
.side{padding:.75rem 1rem;border-bottom:1px solid var(--line)}
.side h2{margin:1.25rem 0 .25rem;font-size:.8125rem;line-height:1.25rem;color:var(--ink-3);font-weight:500;letter-spacing:0}
.side .wide h2:first-child{margin-top:0}
.side ul,.contents ul{list-style:none;margin:0;padding:0}
.side li{margin:0}
.side li a{display:block;padding:.375rem .625rem;margin:0 -.625rem;border-radius:6px;color:var(--ink-2);text-decoration:none;font-size:.875rem;line-height:1.25rem}
.side li a:hover{background:var(--hover);color:var(--ink)}
.side a[aria-current]{background:var(--accent-soft);color:var(--accent);font-weight:500}
.wide{display:none}
summary{cursor:pointer;font-size:.875rem;font-weight:500;min-height:1.75rem;line-height:1.75rem}
main{padding:1.5rem 1rem 3rem;min-width:0}
main>*{max-width:46rem}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.02em;font-weight:600;margin:0 0 .5rem;overflow-wrap:anywhere}
.lead{color:var(--ink-2);font-size:1rem;margin:0 0 1.5rem}
h2{font-size:1.25rem;line-height:1.75rem;letter-spacing:-.015em;font-weight:600;margin:2.5rem 0 .75rem}
h3{font-size:1rem;line-height:1.5rem;font-weight:600;margin:1.75rem 0 .5rem}
p,ul,ol{margin:0 0 1rem}
main ul,main ol{padding-left:1.375rem}li{margin:.25rem 0}
.contents{border:1px solid var(--line);border-radius:10px;background:var(--surface);padding:.5rem .875rem;margin-bottom:1.5rem}
.contents ul{padding:0 0 .25rem}
.contents li{margin:0}
.contents a{display:block;padding:.25rem 0;color:var(--ink-2);text-decoration:none;font-size:.8125rem;line-height:1.25rem}
.contents a:hover{color:var(--accent)}
.contents .level-3 a{padding-left:.875rem;color:var(--ink-3)}
main>.scroll{max-width:64rem}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:10px;background:var(--surface);margin:0 0 1.25rem}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.375rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.8125rem;font-weight:500;color:var(--ink-2);background:var(--sunken);white-space:nowrap}
td code{white-space:nowrap;font-size:.8125rem}
.code{position:relative;margin:0 0 1.25rem;max-width:64rem}
pre{margin:0;background:var(--sunken);border:1px solid var(--line);border-radius:10px;padding:.875rem 1rem;overflow-x:auto;line-height:1.5;font-size:.8125rem}
pre code{font-size:inherit}
.copy{position:absolute;top:.5rem;right:.5rem;font:inherit;font-size:.75rem;line-height:1;padding:.375rem .625rem;min-height:1.75rem;border:1px solid var(--line);border-radius:6px;background:var(--surface);color:var(--ink-2);cursor:pointer}
.copy:hover{color:var(--ink);border-color:var(--line-strong)}
.source{margin-top:3rem;font-size:.875rem}
footer{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;padding:1.25rem 1rem;border-top:1px solid var(--line);background:var(--surface);color:var(--ink-3);font-size:.875rem}
footer p{margin:0}footer a{color:var(--ink-2);text-decoration:none;margin-right:1rem;display:inline-block;padding:.25rem 0}
@media (max-width:40rem){
thead{position:absolute;left:-999px}
tr,td{display:block;border:0}
tbody tr{border-top:1px solid var(--line);padding:.5rem 0}tbody tr:first-child{border-top:0}
td{padding:.125rem .75rem;overflow-wrap:anywhere}td:first-child{font-weight:500}td code{white-space:normal}
td:not(:first-child)::before{content:attr(data-label) ": ";color:var(--ink-3)}
td:empty{display:none}
pre{padding-top:2.75rem}
.home+.area{display:none}
}
@media (min-width:64rem){
header{padding:.5rem 2rem}
.frame{display:grid;grid-template-columns:15.5rem minmax(0,1fr)}
.side{border-bottom:0;padding:2rem 1rem 2rem 2rem;position:sticky;top:0;align-self:start;max-height:100dvh;overflow-y:auto}
.side details{display:none}.wide{display:block}
main{padding:2rem 2rem 5rem 2.5rem}
footer{padding:1.25rem 2rem}
}
@media (min-width:88rem){
main{display:grid;grid-template-columns:minmax(0,1fr) 15rem;column-gap:3rem;align-content:start}
main>*{grid-column:1;max-width:46rem}
main>.scroll,main>.code{max-width:none}
.contents{grid-column:2;grid-row:1/span 999;align-self:start;position:sticky;top:1.5rem;border:0;background:none;padding:0;max-height:calc(100dvh - 3rem);overflow-y:auto}
}
@media print{header,.side,.contents,.copy,footer,.source{display:none}}
`;
