/** The reference page's style: the portal's colours, the reader's own fonts. */
export const STYLE = `
:root{color-scheme:light dark;--bg:light-dark(oklch(.985 .002 220),oklch(.165 .008 225));--surface:light-dark(#fff,oklch(.195 .009 225));--sunken:light-dark(oklch(.965 .004 220),oklch(.145 .007 225));--line:light-dark(oklch(.915 .005 220),oklch(.275 .011 225));--ink:light-dark(oklch(.21 .016 225),oklch(.955 .004 220));--ink-2:light-dark(oklch(.42 .016 225),oklch(.79 .01 220));--accent:light-dark(oklch(.44 .082 215),oklch(.79 .095 200));--accent-soft:light-dark(oklch(.955 .018 205),oklch(.275 .04 212));--ok:light-dark(oklch(.46 .11 152),oklch(.8 .13 155));--ok-soft:light-dark(oklch(.962 .021 158),oklch(.27 .045 158));--warn:light-dark(oklch(.48 .1 70),oklch(.83 .12 80));--warn-soft:light-dark(oklch(.967 .026 85),oklch(.285 .045 75));--bad:light-dark(oklch(.5 .17 25),oklch(.77 .125 22));--bad-soft:light-dark(oklch(.965 .018 22),oklch(.28 .06 22));--info:light-dark(oklch(.47 .11 255),oklch(.79 .09 250));--info-soft:light-dark(oklch(.96 .018 255),oklch(.275 .045 258))}
:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:var(--accent);text-underline-offset:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.87em}
p code,td code,li code,dd code{background:var(--sunken);border:1px solid var(--line);border-radius:4px;padding:.05em .3em;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.02em;margin:0 0 .5rem}
h2{font-size:1.375rem;letter-spacing:-.015em;margin:0 0 .25rem}
h3{font-size:1.0625rem;margin:0 0 .5rem}
h4{font-size:.8125rem;color:var(--ink-2);margin:1.25rem 0 .5rem;font-weight:600}
p{margin:0 0 .75rem;max-width:68ch}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:1rem;background:var(--surface);padding:.5rem 1rem;z-index:2}
nav{padding:1.25rem;border-bottom:1px solid var(--line);background:var(--surface)}
nav .home{display:flex;align-items:center;gap:.5rem;font-weight:650;letter-spacing:-.02em;color:var(--ink);text-decoration:none;font-size:1.0625rem}
nav h2{font-size:.8125rem;letter-spacing:0;color:var(--ink-2);font-weight:600;margin:1.25rem 0 .25rem}
nav ul{list-style:none;margin:0;padding:0}
nav li a{display:block;padding:.3rem .5rem;margin:0 -.5rem;border-radius:6px;color:var(--ink);text-decoration:none;font-size:.875rem;line-height:1.35}
nav li a:hover{background:var(--accent-soft)}
main{padding:1.5rem 1.25rem 4rem;max-width:82rem;min-width:0}
.group{margin-top:2.5rem;padding-top:1.5rem;border-top:1px solid var(--line)}
.group>p{color:var(--ink-2)}
.operation{padding:1.75rem 0;border-bottom:1px solid var(--line);display:grid;gap:1rem 2.5rem;grid-template-columns:minmax(0,1fr)}
.operation:last-child{border-bottom:0}
.path{font-size:.9375rem;display:flex;align-items:baseline;gap:.5rem}
.path code{background:none;border:0;padding:0;overflow-wrap:anywhere}
.method{font:600 .75rem/1 ui-monospace,Menlo,Consolas,monospace;padding:.3rem .45rem;border-radius:4px;flex:none}
.get{color:var(--info);background:var(--info-soft)}.post{color:var(--ok);background:var(--ok-soft)}.put,.patch{color:var(--warn);background:var(--warn-soft)}.delete{color:var(--bad);background:var(--bad-soft)}
.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:8px;background:var(--surface)}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-top:1px solid var(--line)}
thead th{border-top:0;font-size:.8125rem;font-weight:600;color:var(--ink-2);background:var(--sunken)}
tbody th{font-weight:500;white-space:nowrap}
th small{color:var(--bad);font-weight:500;font-size:.75rem;display:block}
.object th small{color:var(--ink-2)}
td:last-child{min-width:14rem}
pre{margin:0;background:var(--sunken);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;overflow-x:auto;line-height:1.5}
.example h4:first-child{margin-top:0}
details{border:1px solid var(--line);border-radius:8px;background:var(--surface);padding:.5rem .75rem}
summary{cursor:pointer;font-weight:550;font-size:.875rem}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.5rem 1rem;margin:.75rem 0 .25rem;font-size:.875rem}
dt{font-weight:600}dd{margin:0}dd p{margin:0 0 .35rem}
.object{margin:1.5rem 0}
@media (max-width:63.99rem){
nav{display:flex;flex-wrap:wrap;align-items:baseline;gap:.5rem 1rem}
nav ul{display:none}nav h2{margin:0}nav .home{flex-basis:100%}
}
@media (max-width:40rem){
thead{position:absolute;left:-999px}
tbody tr,tbody th,tbody td{display:block;border:0}
tbody tr{border-top:1px solid var(--line);padding:.5rem 0}tbody tr:first-child{border-top:0}
th,td{padding:.15rem .75rem}td:last-child{min-width:0}td:empty{display:none}
th small{display:inline;margin-left:.25rem}
}
@media (min-width:64rem){
body{display:grid;grid-template-columns:17rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow-y:auto;border-bottom:0;border-right:1px solid var(--line)}
main{padding:2.5rem 3rem 6rem}
}
@media (min-width:80rem){.operation{grid-template-columns:minmax(0,1.15fr) minmax(0,1fr)}.example{position:sticky;top:1rem;align-self:start}}
`;
