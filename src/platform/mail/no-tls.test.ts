import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { makeCarrier } from './send-letters.ts';

test('a mail server that offers no TLS gets no letter in production', async () => {
  let letters = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      letters++;
      stream.resume().on('end', done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const env = {
    DATABASE_URL: 'postgres://o:p@localhost/samfrid',
    SECRET_KEY: 'x'.repeat(32),
    PUBLIC_URL: 'https://samfrid.example',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Samfrid <samfrid@kommunen.example>',
  };
  const send = (config: ReturnType<typeof readConfig>) =>
    makeCarrier(config).send('anna@kommunen.example', { subject: 'Ett besked', text: 'Hej' });
  await expect(send(readConfig(env))).rejects.toThrow(/TLS/);
  expect(letters).toBe(0);
  await send({ ...readConfig(env), mode: 'demo' });
  expect(letters).toBe(1);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
