import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export type Config = {
  mode: 'demo' | 'production';
  port: number;
  host: string;
  /** Folder of the embedded database, the generated key and the like. */
  dataDir: string;
  /** The owner's address of a PostgreSQL server; null for the embedded one. */
  databaseUrl: string | null;
  publicUrl: string;
  /** Signs cookies and derives the keys that seal personal numbers. */
  secret: string;
  /** What backups are sealed under; the secret where it is not set. */
  backupKey?: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** A reverse proxy stands before us: the last address in X-Forwarded-For is the caller's. */
  trustProxy: boolean;
  /** Lets others than the loopback read /metrics. */
  metricsToken: string | null;
  /** Where the log's ends are written down, signed (platform/audit/anchors): folder, key (base64 PKCS #8; null for one made here), addresses outside. */
  anchor: { folder: string; key: string | null; mail: readonly string[] };
  /** Milliseconds between "not ready" and the last request let in, when SIGTERM says that it is time to close. */
  closingNotice: number;
};

/** Reads the environment (docs/operations.md). Throws one Error whose message has a sentence a line for each unsafe setting. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const wishes = { mode: env['SAMFRID_MODE'], databaseUrl: env['DATABASE_URL'] || null };
  const mode = wishes.mode ?? (wishes.databaseUrl ? 'production' : 'demo');
  if (mode !== 'demo' && mode !== 'production') throw new Error(`SAMFRID_MODE is "${mode}"; it may be demo or production.`);
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${env['PORT']}"; it must be a number from 0 to 65535.`);
  if (!(Number(env['CLOSING_SECONDS'] ?? 0) >= 0))
    throw new Error(`CLOSING_SECONDS is "${env['CLOSING_SECONDS']}"; it must be a number of seconds, 0 or more.`);
  const dataDir = path.resolve(env['SAMFRID_DATA'] ?? 'var');
  const config: Config = {
    mode,
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir,
    databaseUrl: wishes.databaseUrl,
    publicUrl: (env['PUBLIC_URL'] ?? `http://localhost:${port}`).replace(/\/$/, ''),
    secret: env['SECRET_KEY'] ?? (mode === 'demo' ? demoSecret(dataDir) : ''),
    ...(env['BACKUP_KEY'] ? { backupKey: env['BACKUP_KEY'] } : {}),
    smtpUrl: env['SMTP_URL'] || null,
    mailFrom: env['MAIL_FROM'] ?? 'Samfrid <samfrid@ekhaga.example>',
    trustProxy: env['TRUST_PROXY'] === '1',
    metricsToken: env['METRICS_TOKEN'] || null,
    anchor: {
      folder: path.resolve(env['ANCHOR_FOLDER'] || path.join(dataDir, 'anchors')),
      key: env['ANCHOR_KEY'] || null,
      mail: (env['ANCHOR_MAIL'] ?? '').split(/[\s,;]+/).filter((address) => address !== ''),
    },
    closingNotice: Number(env['CLOSING_SECONDS'] ?? (mode === 'production' ? 5 : 0)) * 1000,
  };
  if (config.backupKey && config.backupKey.length < 32)
    throw new Error(
      'BACKUP_KEY must have at least 32 random characters, or not be set: then backups are sealed under SECRET_KEY.',
    );
  const noAddress = config.anchor.mail.find((address) => !/^[^@]+@[^@]+$/.test(address));
  if (noAddress) throw new Error(`ANCHOR_MAIL has "${noAddress}"; it must be e-mail addresses with commas between.`);
  const unsafe = config.mode === 'production' ? unsafeInProduction(config, env) : [];
  if (unsafe.length > 0) throw new Error(unsafe.join('\n'));
  return config;
}

function unsafeInProduction(config: Config, env: NodeJS.ProcessEnv): string[] {
  const faults: string[] = [];
  if (config.secret.length < 32)
    faults.push('SECRET_KEY must be set, to at least 32 random characters: it signs sessions and seals personal numbers.');
  if (!env['PUBLIC_URL']?.startsWith('https://'))
    faults.push('PUBLIC_URL must be set and begin with https://: cookies would travel in the clear.');
  if (config.databaseUrl && !saysHowSafely(config.databaseUrl))
    faults.push(
      'DATABASE_URL must say sslmode where the database is on another machine: verify-full, or disable where the network between is protected.',
    );
  if (!config.smtpUrl) faults.push('SMTP_URL must be set: offers and reminders could not be sent.');
  if (!env['MAIL_FROM']) faults.push('MAIL_FROM must be set to the address letters come from.');
  return faults;
}

/** To another machine nothing travels in the clear because somebody forgot; it may because somebody said so. */
function saysHowSafely(url: string): boolean {
  if (/[?&]sslmode=\w/.test(url)) return true;
  const [, hosts = ''] = /^postgres(?:ql)?:\/\/(?:[^@/?]*@)?([^/?]*)/.exec(url) ?? [];
  const here = /^(localhost|127(\.\d+){3}|\[::1\]|%2f.*)?(:\d+)?$/i;
  return hosts.split(',').every((host) => here.test(host)) && !/[?&]host=(?!\/|%2f|localhost|127\.)/i.test(url);
}

/** A demo makes its own key once, and keeps it so that sessions outlive a restart. */
function demoSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret.key');
  fs.mkdirSync(dataDir, { recursive: true });
  try {
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8');
}
