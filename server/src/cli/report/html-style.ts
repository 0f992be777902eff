/** Style of the HTML report, for screen and print. */
export const STYLE = `
:root{--error:#c0392b;--warning:#b9770e;--info:#2471a3;--hint:#7f8c8d;--line:#ddd;--paper:#fff;--ink:#222;--soft:#666;--ground:#f6f5f2}
@media (prefers-color-scheme:dark){:root{--line:#444;--paper:#1f1f1f;--ink:#ddd;--soft:#999;--ground:#161616;--error:#e57368;--warning:#e0a84a;--info:#6db3e0}}
*{box-sizing:border-box}
body{margin:0;padding:1.5rem;display:flex;flex-direction:column;gap:1rem;background:var(--ground);color:var(--ink);font:15px/1.7 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
body>*{width:100%;max-width:72rem;margin:0 auto}
header{order:-2}.filter{order:-1;position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;padding:.6rem 1rem;background:var(--paper);border:1px solid var(--line);border-radius:8px}
h1{font-size:1.5rem;margin:0 0 .5rem}h2{font-size:1rem;margin:.5rem 0}
.tiles{display:flex;flex-wrap:wrap;gap:.75rem}.tile{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.5rem 1rem}
.tile b{display:block;font-size:1.4rem;line-height:1.4;font-variant-numeric:tabular-nums}.tile span,.soft{color:var(--soft);font-size:.85rem}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:.75rem;margin-top:.75rem}.chart{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.5rem 1rem}
svg{display:block;width:100%;height:auto}svg text{fill:var(--ink);font:13px sans-serif}svg .bar{fill:var(--info)}svg .count{fill:var(--soft);font-variant-numeric:tabular-nums}
details{background:var(--paper);border:1px solid var(--line);border-radius:8px}
summary{cursor:pointer;padding:.6rem 1rem;font-weight:600;overflow-wrap:anywhere}summary .soft{font-weight:400;margin-left:.5rem}
.sheet{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1rem;padding:0 1rem 1rem}@media (max-width:50rem){.sheet{grid-template-columns:1fr}}
.text{white-space:pre-wrap;overflow-wrap:anywhere;font-family:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;line-height:2}
mark{background:none;color:inherit;border-bottom:2px solid var(--hint);padding:0 1px}mark sup{font:600 10px sans-serif;margin:0 1px;color:var(--soft)}
.error{border-color:var(--error)}.warning{border-color:var(--warning)}.info{border-color:var(--info)}.hint{border-color:var(--hint)}
ol{list-style:none;margin:0;padding:0;display:flex;flex-direction:column;gap:.5rem}li{border-left:3px solid;padding:.1rem .6rem;overflow-wrap:anywhere}
li a{color:inherit;font-weight:600;text-decoration:none}.fix{font-size:.9rem}.fix b{font-weight:600}del{color:var(--error)}ins{color:#1e8449}
code{font-size:.8rem;color:var(--soft)}:target{outline:2px solid var(--info);outline-offset:2px}[hidden]{display:none!important}
@media print{body{background:#fff;color:#000;padding:0;font-size:10.5pt}.filter{display:none}details,.tile,.chart{border-color:#bbb;border-radius:0}.sheet{grid-template-columns:3fr 2fr}li{break-inside:avoid}.chart{break-inside:avoid}}
`;

/** Filters by severity, rule and words; opens every file for printing. No network, no storage. */
export const SCRIPT = `
const form=document.querySelector('.filter');
const apply=()=>{
  const severities=new Set([...form.querySelectorAll('[name=severity]:checked')].map(({value})=>value));
  const rule=form.rule.value,words=form.words.value.trim();let shown=0;
  for(const file of document.querySelectorAll('details')){
    let count=0;
    for(const item of file.querySelectorAll('li')){
      const fits=severities.has(item.className)&&(!rule||item.dataset.rule===rule)&&(!words||item.textContent.includes(words)||file.dataset.path.includes(words));
      item.hidden=!fits;if(fits)count++;
      const mark=document.getElementById(item.dataset.mark);if(mark)mark.style.borderBottomColor=fits?'':'transparent';
    }
    file.hidden=count===0;shown+=count;
  }
  form.shown.value=shown+' 处';
};
form.addEventListener('input',apply);form.addEventListener('submit',event=>event.preventDefault());apply();
addEventListener('beforeprint',()=>{for(const file of document.querySelectorAll('details:not([hidden])'))file.open=true});
`;
