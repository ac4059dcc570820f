export { saveByItself } from './autosave.ts';
export { mountEditors } from './mount.ts';
