// A reverse proxy as docs/operations.md tells of it, as small as can be: requests in turn to every process that is ready;
// one that cannot be reached is passed over, and a request that never reached a process goes to the next.
import http from 'node:http';

export type Proxy = {
  base: string;
  /** Requests now at the process of this port. */
  at(port: number): number;
  /** Answers by status; 'cut off' where a process ended in the middle of one. */
  answers: Map<string, number>;
  close(): Promise<void>;
};

const LOOK_MS = 250;

export async function openProxy(port: number, ports: readonly number[]): Promise<Proxy> {
  const ready = new Set<number>();
  const inside = new Map<number, number>();
  const answers = new Map<string, number>();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });
  let turn = 0;
  const count = (what: string) => answers.set(what, (answers.get(what) ?? 0) + 1);

  const look = async () => {
    await Promise.all(
      ports.map(async (one) => {
        const answer = await fetch(`http://127.0.0.1:${one}/readyz`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
        await answer?.arrayBuffer();
        if (answer?.ok) ready.add(one);
        else ready.delete(one);
      }),
    );
  };
  const looking = setInterval(() => void look(), LOOK_MS);
  await look();

  const server = http.createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk) => chunks.push(chunk));
    asked.on('end', () => pass(Buffer.concat(chunks), [...ready]));
    const pass = (body: Buffer, left: number[]) => {
      const one = left.splice(turn++ % Math.max(left.length, 1), 1)[0];
      if (one === undefined) {
        count('502');
        answer.writeHead(502).end();
        return;
      }
      inside.set(one, (inside.get(one) ?? 0) + 1);
      const leave = () => inside.set(one, (inside.get(one) ?? 1) - 1);
      const headers = { ...asked.headers, host: `127.0.0.1:${port}`, 'x-forwarded-for': '192.0.2.1' };
      const passed = http.request({ host: '127.0.0.1', port: one, path: asked.url, method: asked.method, headers, agent });
      passed.on('response', (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.on('error', () => answer.destroy());
        got.pipe(answer);
        got.on('end', () => {
          leave();
          count(String(got.statusCode));
        });
      });
      passed.on('error', (error: NodeJS.ErrnoException) => {
        leave();
        if (answer.headersSent) return answer.destroy();
        ready.delete(one);
        // Never reached it, or over a kept connection that had just been closed: nothing was done, another may do it.
        if (error.code === 'ECONNREFUSED' || (passed.reusedSocket && error.code === 'ECONNRESET' && asked.method === 'GET'))
          return pass(body, left);
        count('cut off');
        answer.writeHead(502).end();
      });
      passed.end(body);
    };
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${port}`,
    at: (one) => inside.get(one) ?? 0,
    answers,
    close: async () => {
      clearInterval(looking);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
