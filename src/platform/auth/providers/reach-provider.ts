// Asks a provider's addresses, which an administrator has typed: they must not become a way to ask what only this
// machine reaches (docs/decisions/0021, "Addresses").
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const SECONDS = 10;
const MOST_BYTES = 1024 * 1024;

const own = new BlockList();
own.addSubnet('127.0.0.0', 8, 'ipv4');
own.addSubnet('0.0.0.0', 8, 'ipv4');
own.addSubnet('169.254.0.0', 16, 'ipv4'); // link-local: where clouds keep their keys
own.addSubnet('224.0.0.0', 3, 'ipv4'); // multicast and beyond
own.addAddress('::', 'ipv6');
own.addAddress('::1', 'ipv6');
own.addSubnet('fe80::', 10, 'ipv6');
own.addSubnet('ff00::', 8, 'ipv6');
own.addAddress('fd00:ec2::254', 'ipv6');

/** Is it this machine itself or its nearest neighbourhood? A municipality's own network (10.x, 192.168.x) is not. */
export function isOwnAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return own.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** Judges the address that is then connected to, so that a name cannot answer differently the second time it is asked. */
const guarded: LookupFunction = (host, options: LookupOptions, done) => {
  dnsLookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return done(error, '', 0);
    if (found.some(({ address }) => isOwnAddress(address))) return done(new Error('own address'), '', 0);
    if (options.all) return done(null, found);
    const first = found[0]!;
    done(null, first.address, first.family);
  });
};

type Asked = { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal | undefined };

/** As `fetch`, but follows no redirect, waits ten seconds at most and reads a megabyte at most. `open`: also this machine. */
export const reachProvider = (open: boolean) => (address: string, asked: Asked) =>
  new Promise<Response>((resolve, reject) => {
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (!open && (url.protocol !== 'https:' || (isIP(host) && isOwnAddress(host)))) return reject(new Error('own address'));
    const limit = AbortSignal.timeout(SECONDS * 1000);
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: asked.method,
      headers: asked.headers,
      signal: asked.signal ? AbortSignal.any([asked.signal, limit]) : limit,
      ...(open ? {} : { lookup: guarded }),
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST_BYTES) return request.destroy(new Error('too large'));
        parts.push(part);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const headers = Object.entries(answer.headers).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
        const status = answer.statusCode ?? 502;
        const body = [204, 205, 304].includes(status) ? null : Buffer.concat(parts);
        resolve(new Response(body, { status, headers: headers as [string, string][] }));
      });
    });
    request.end(asked.body === undefined || asked.body === null ? undefined : String(asked.body));
  });
