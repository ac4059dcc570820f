import { html, raw } from 'hono/html';
import type { Visit } from './case-system.ts';

type Html = ReturnType<typeof html>;

const STYLE = `body{font:1.05rem/1.5 system-ui,sans-serif;margin:0;background:#eef1f4;color:#1b2430}header{background:#2b3f55;color:#fff;padding:.6rem 1.2rem}
header a{color:#fff}main{max-width:60rem;margin:1.2rem auto;padding:0 1.2rem}iframe{width:100%;height:46rem;border:1px solid #9aa7b4;background:#fff}
button,select{font:inherit;padding:.4rem .9rem}form{display:inline-block;margin:.3rem .6rem .3rem 0}.no{color:#8a1f2b}.yes{color:#1d6b43}
@media (prefers-color-scheme:dark){body{background:#141a21;color:#dfe6ee}header{background:#24364a}.no{color:#f1959f}.yes{color:#8fd3ab}}`;

/** The simulator's own pages: another system's, and so nothing of our look. */
export const page = (title: string, body: Html | Promise<Html>) => html`<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title}</title><style>${raw(STYLE)}</style></head>
<body><header><a href="/">Verksamhetssystemet (simulator)</a></header><main><h1>${title}</h1>${body}</main></body></html>`;

export const list = (
  visits: readonly Visit[],
  waiting: number,
) => html`<p>${visits.length} besök. ${waiting} kvittenser väntar i kön.</p>
<form method="post" action="/visits"><button>Nytt besök</button></form>
<form method="post" action="/flush"><button>Skicka det som väntar</button></form>
<ul>${visits.map((one) => html`<li><a href="/visits/${one.id}">${one.client}</a>: ${stateOf(one)}</li>`)}</ul>`;

const stateOf = (one: Visit) => (one.closed ? 'avslutat' : one.receipt ? 'kvitterat' : 'öppet');

export const one = (visit: Visit, said: string, frame: Html | Promise<Html> | string) => html`
<p id="state" class="${visit.receipt ? 'yes' : 'no'}">${visit.receipt ? `Kvitterat av Samfrid. Kod ${visit.code ?? '–'}.` : 'Samfrid har inte kvitterat än.'}</p>
${said && html`<p id="said" role="status">${said}</p>`}
<form method="post" action="/visits/${visit.id}/ask"><button>Ställ frågan</button></form>
<form method="post" action="/visits/${visit.id}/answer"><select name="outcome" aria-label="Svar"><option value="no">Nej</option>
<option value="declined">Ville inte svara</option></select> <button>Skicka svaret härifrån</button></form>
<form method="post" action="/visits/${visit.id}/close"><button>Avsluta besöket</button></form>
${frame}`;

/** Samfrid's page within this one. Its word is believed from its own address alone, and then asked for by the server. */
export const frame = (visit: Visit, url: string, state: string) => html`<iframe title="Frågan" src="${url}" allow=""></iframe>
<script>
  addEventListener('message', (event) => {
    const { type, receipt, state } = event.data ?? {};
    if (event.origin !== ${raw(JSON.stringify(new URL(url).origin))} || type !== 'samfrid.receipt') return;
    if (receipt !== ${raw(JSON.stringify(visit.id))} || state !== ${raw(JSON.stringify(state))}) return;
    location.replace('/visits/' + receipt + '?receipt=' + receipt + '&state=' + encodeURIComponent(state));
  });
</script>`;
