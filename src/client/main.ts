// Small comforts on top of pages that work without them. Nothing here may be needed for anything.
import { offerCopying } from './copy.ts';
import { guardTypedWords } from './dirty.ts';
import { offerPasskeys } from './passkey.ts';
import { hideFromPassersBy } from './shy.ts';
import { sendOnce } from './submit.ts';

sendOnce();
guardTypedWords();
hideFromPassersBy();
offerCopying();
offerPasskeys();
