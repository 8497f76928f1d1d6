#include "page_parts.hpp"

namespace rung {

// Blue and orange of Okabe and Ito, which are told apart with every common colour blindness; contrasts of text are
// 4.5 to 1 and more. Source: Okabe, Ito. Color universal design, 2008.
std::string_view page_style() {
  return R"(:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--soft:#555;--line:#bbb;--faint:#eef1f4;--main:#005a9c;
--on-main:#fff;--warn:#9a3b00;--warn-paper:#fff3ea}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#ececec;--soft:#b4b9be;--line:#565d63;--faint:#22272c;
--main:#7cc0ff;--on-main:#06131f;--warn:#ffb27a;--warn-paper:#33210f}}
*{box-sizing:border-box}
body{margin:0;overflow-wrap:anywhere;background:var(--paper);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1rem;font-weight:600;color:var(--soft);margin:0 0 .5rem}
h2{font-size:1.55rem;line-height:1.2;margin:0 0 .3rem}
h3{font-size:1.05rem;margin:0 0 .4rem;border-bottom:1px solid var(--line);padding-bottom:.15rem}
h4{font-size:1rem;margin:.7rem 0 .15rem}
p{margin:.2rem 0 .4rem}
ul{margin:.2rem 0 .4rem;padding-left:1.2rem}
li{margin:.15rem 0}
a{color:var(--main)}
article+article{border-top:3px solid var(--ink);margin-top:2.5rem;padding-top:1.5rem}
.answer{border-left:.5rem solid var(--main);padding:.1rem 0 .1rem .9rem;margin:.6rem 0 1rem}
.alert{border:2px solid var(--warn);background:var(--warn-paper);padding:.5rem .8rem;margin:.5rem 0;border-radius:.3rem}
.alert p:first-child{font-weight:700}
.quiet{border:0;border-left:.25rem solid var(--warn);padding:.1rem .7rem;border-radius:0}
.quiet p:first-child{font-weight:400}
.caution{border-left:.25rem solid var(--warn);padding-left:.7rem}
.from,.tag,.soft{color:var(--soft);font-size:.875rem}
.tag{overflow-wrap:anywhere}
.columns{display:grid;grid-template-columns:minmax(0,23rem) minmax(0,1fr);gap:1.2rem 2rem;align-items:start}
section{margin:0 0 1.2rem}
table{border-collapse:collapse;margin:.3rem 0 .5rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;font-weight:400;padding:.15rem 1.2rem .15rem 0;border-bottom:1px solid var(--line)}
thead th{font-weight:600}
.strips{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:.5rem 2rem}
.strips li{break-inside:avoid}
.strips span{display:block;font-size:.9rem}
svg{display:block;width:100%;height:auto;max-width:23rem}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:var(--ink)}
svg .small{font-size:11.5px;fill:var(--soft)}
svg .bold{font-weight:700}
svg .rail{stroke:var(--line);stroke-width:3}
svg .rung{stroke:var(--soft);stroke-width:2}
svg .chosen{stroke:var(--main);stroke-width:8}
svg .maybe{stroke:var(--main);stroke-width:3;stroke-dasharray:5 4}
svg .person{fill:var(--paper);stroke:var(--ink);stroke-width:2.5}
svg .was{fill:var(--paper);stroke:var(--ink);stroke-width:2;stroke-dasharray:2.5 2.5}
svg .way{stroke:var(--ink);stroke-width:2;fill:none}
svg .head{fill:var(--ink)}
svg .cross{stroke:var(--warn);stroke-width:3;fill:none}
svg .axis{stroke:var(--line);stroke-width:1.5;fill:none}
svg .mark{fill:var(--main);stroke:var(--paper);stroke-width:1.5}
svg .below{fill:var(--paper);stroke:var(--main);stroke-width:2.5}
svg .tick{stroke:var(--soft);stroke-width:1.5}
svg .curve{stroke:var(--main);stroke-width:2.5;fill:none}
svg .stay{fill:var(--faint);stroke:var(--line);stroke-width:1}
.levels>li{break-inside:avoid}
.levels{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.3rem 2rem}
.levels h4{margin:.3rem 0 .1rem}
.recommended h4{color:var(--main)}
.levels dl,.plain dl{margin:.1rem 0;font-size:.92rem}
dt{float:left;clear:left;width:4.4rem;color:var(--soft)}
dd{margin:0 0 .1rem 4.6rem}
details{border:1px solid var(--line);border-radius:.3rem;padding:.3rem .7rem;margin:.5rem 0}
summary{cursor:pointer}
details details{border:0;padding:0 0 0 .5rem;margin:.1rem 0}
.steps{font:13px/1.4 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere;list-style:none;padding:0}
.steps ul{list-style:none;padding-left:1rem;border-left:1px solid var(--line)}
footer{border-top:1px solid var(--line);padding-top:.5rem;color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
@media (max-width:48rem){.columns{display:block}main{padding:.7rem}h2{font-size:1.3rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--line:#888;--faint:#eee;--main:#004a80;--on-main:#fff;--warn:#7a2e00;--warn-paper:#fff}
@page{margin:9mm}
body{font-size:8.2pt;line-height:1.22}main{max-width:none;padding:0}h2{font-size:14pt}h3{font-size:10.5pt}h4{font-size:9.5pt}
section{margin-bottom:2.5mm}.columns{display:grid;grid-template-columns:62mm 1fr;gap:2mm 6mm}
.strips{grid-template-columns:repeat(5,1fr);gap:1mm 4mm}.strips span,.from,.tag,.soft,footer{font-size:7pt}
.levels{grid-template-columns:1fr 1fr;gap:0 4mm}.levels dl{font-size:7.4pt;margin:0}
ul,p{margin-top:.4mm;margin-bottom:.4mm}svg{max-width:62mm}.strips svg{max-width:36mm}
details,nav{display:none}article+article{break-before:page;border:0;margin:0;padding:0}h2,h3,h4{break-after:avoid}
.alert,.answer{break-inside:avoid}}
)";
}

}  // namespace rung
