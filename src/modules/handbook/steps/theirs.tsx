import type { FormState } from '#platform/http/form-state.ts';
import { nameOf, wordsOf } from './say-branch.ts';
import type { Branch, Step } from './step.ts';
import { valuesOf } from './step-form.ts';
import { t } from './texts.ts';

type Name = 'title' | 'text' | 'who' | 'when' | 'contact' | 'law' | 'next';
type Props = { name: Name; form: FormState; saved: Step | undefined; steps?: readonly Step[] };

/** What somebody else saved, below one's own words, where the two differ. */
export function Theirs({ name, form, saved, steps = [] }: Props) {
  if (!saved) return null;
  if (name === 'next') {
    const ways = Object.entries(valuesOf(saved)).filter(([field]) => /\d$/.test(field));
    const typed = Object.entries(form.values).filter(([field, value]) => /^(situation|label|to)\d$/.test(field) && value !== '');
    const same =
      ways.every(([field, value]) => (form.values[field] ?? '') === value) && typed.length === ways.filter(([, v]) => v).length;
    return same ? null : <Said text={saved.next.map((branch) => sayWay(steps, branch)).join('\n')} />;
  }
  return form.values[name] === saved[name] ? null : <Said text={saved[name]} />;
}

const sayWay = (steps: readonly Step[], branch: Branch): string =>
  `${wordsOf(branch) || t.afterwards()} → ${branch.to === null ? t.endsHere() : nameOf(steps, branch.to)}`;

const Said = ({ text }: { text: string }) => <p class="step-theirs">{text ? t.conflictSaved({ text }) : t.conflictNothing()}</p>;
