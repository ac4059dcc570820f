import { randomUUID } from 'node:crypto';
import net, { type AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Answered, CaseSystem, Visit } from './case-system.ts';
import { frame, list, one, page } from './pages.ts';

/** Asked before anything is made: whoever has the port may be another simulator, with a key that works. */
export const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });

/** The simulator in a browser. `unit` is where every visit is. @returns its address, and how it is stopped */
export async function serveCaseSystem(system: CaseSystem, unit: string, port: number) {
  const states = new Map<string, string>();
  const app = new Hono();
  const visitOf = (c: Context): Visit => {
    const found = system.visits.get(c.req.param('id') ?? '');
    if (!found) throw new Error('no such visit');
    return found;
  };
  const show = (c: Context, visit: Visit, said: string, inside: Parameters<typeof one>[2] = '') =>
    c.html(page(`Besök ${visit.client}`, one(visit, said, inside)));
  const address = () => `http://localhost:${(server.address() as AddressInfo).port}`;

  app.get('/', (c) => c.html(page('Besök', list([...system.visits.values()], system.queue.all().length))));
  app.post('/visits', (c) => c.redirect(`/visits/${system.open(unit).id}`, 303));
  app.post('/flush', async (c) => {
    await system.flush();
    return c.redirect('/', 303);
  });
  app.get('/visits/:id', async (c) => {
    const visit = visitOf(c);
    // The browser's word that there is a receipt is worth nothing: it is fetched, and checked.
    const { receipt, state } = c.req.query();
    if (receipt === visit.id && state !== undefined && state === states.get(visit.id)) await system.fetchReceipt(visit);
    return show(c, visit, '');
  });
  app.post('/visits/:id/ask', async (c) => {
    const visit = visitOf(c);
    const state = randomUUID();
    states.set(visit.id, state);
    return show(c, visit, '', frame(visit, await system.link(visit, `${address()}/visits/${visit.id}`, state), state));
  });
  app.post('/visits/:id/answer', async (c) => {
    const visit = visitOf(c);
    const outcome = String((await c.req.formData()).get('outcome')) as Answered['outcome'];
    const did = await system.answer(visit, { outcome });
    return show(c, visit, did === 'taken' ? 'Kvitterat.' : 'Samfrid svarar inte. Svaret väntar i kön.');
  });
  app.post('/visits/:id/close', (c) => {
    const visit = visitOf(c);
    system.close(visit);
    return show(c, visit, 'Besöket är avslutat.');
  });
  app.onError((error, c) => c.html(page('Det gick inte', error.message as unknown as ReturnType<typeof list>), 409));

  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  return { address: address(), stop: () => new Promise((resolve) => server.close(resolve)) };
}
