/** What the page about several users adds to the stylesheet. */
export const LIST_STYLE = `
h1+.notice{margin-top:.75rem}
nav{margin:.5rem 0 0}
nav a{display:inline-block;padding:.625rem 0;min-height:2.75rem}
.users{list-style:none;margin:0 0 1rem;padding:0}
.user{border-bottom:1px solid var(--line);padding:.75rem 0;margin:0}
.user:last-child{border:0}
.user>p{margin:0 0 .25rem}
.user .name{font-weight:600}
.cards .user,.cards .user:last-child{border:1px solid var(--edge);border-radius:.375rem;padding:0 .75rem;margin:0 0 .5rem}
.cards .user:has(:checked){border-color:var(--accent);background:var(--tint)}
.cards .tick{border:0;margin:0 -.75rem}
input[type=checkbox]{position:absolute;left:.75rem;top:.5625rem;width:1.5rem;height:1.5rem;min-height:0;margin:0;padding:0;accent-color:var(--accent)}
input[type=text][inputmode=numeric]{max-width:8rem}
@supports selector(:has(*)){.tick:not(:has(:checked))~.typed{display:none}}
.brief{margin:0 0 .25rem}
.brief thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.brief th,.brief td{border:0;padding:.125rem .75rem .125rem 0;font-weight:400}
.brief tr{border:0;padding:0;margin:0 0 .25rem}
#users{margin:0 0 1rem}
@media (max-width:40rem){.brief th,.brief td{display:inline}}
@media (min-width:40.01rem){.brief{width:auto}.brief td::before{content:attr(data-label) ": ";color:var(--soft)}}
button.plain{color:var(--accent);background:none;border-color:var(--edge);padding:.5rem .75rem;font-weight:400}
`;
