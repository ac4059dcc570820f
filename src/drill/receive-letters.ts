// A mail server on the loopback that takes what it is given and counts it. Just enough of RFC 5321 to be spoken to.
import net from 'node:net';

export type Receiver = { letters(): string[]; close(): Promise<void> };

export async function receiveLetters(port: number): Promise<Receiver> {
  const letters: string[] = [];
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    socket.write('220 drill.example ESMTP\r\n');
    let held = '';
    let inLetter = false;
    socket.on('data', (data) => {
      held += data.toString('latin1');
      for (;;) {
        const end = inLetter ? held.indexOf('\r\n.\r\n') : held.indexOf('\r\n');
        if (end < 0) return;
        const text = held.slice(0, end);
        held = held.slice(end + (inLetter ? 5 : 2));
        if (inLetter) {
          letters.push(text);
          inLetter = false;
          socket.write('250 taken\r\n');
        } else if (/^DATA/i.test(text)) {
          inLetter = true;
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(text)) {
          socket.end('221 bye\r\n');
        } else {
          socket.write('250 drill.example\r\n');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    letters: () => letters,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
