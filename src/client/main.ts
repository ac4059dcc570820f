// Small comforts on top of pages that work without them. Nothing here may be needed for anything.
import { offerCopying } from './copy.ts';
import { guardTypedWords } from './dirty.ts';
import { keepTyped } from './keep.ts';
import { forgetKeptWords } from './kept-words.ts';
import { chooseByKeys } from './keys.ts';
import { offerAgain } from './offer-again.ts';
import { offerPasskeys } from './passkey.ts';
import { hideFromPassersBy } from './shy.ts';
import { sendOnce } from './submit.ts';
import { tellParent } from './tell-parent.ts';

keepTyped(); // before sendOnce: what waits for the line has not been sent
sendOnce();
guardTypedWords();
hideFromPassersBy();
chooseByKeys();
offerCopying();
offerPasskeys();
tellParent();
offerAgain();
forgetKeptWords();
// The editor is large: fetched only where a field asks for it.
if (document.querySelector('[data-editor]'))
  void import('./editor/index.ts').then(({ mountEditors, saveByItself }) => {
    mountEditors();
    saveByItself();
  });
// So is what a saved copy of the handbook takes.
if (document.querySelector('[data-offline]')) void import('./offline/offer-copy.ts').then(({ offerCopy }) => offerCopy());
