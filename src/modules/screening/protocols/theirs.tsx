import type { FormState } from '#platform/http/form-state.ts';
import type { Parts } from './parts.ts';
import type { Protocol } from './protocols.queries.ts';
import { t } from './texts.ts';

type Props = { form: FormState; name: keyof Parts; saved: Protocol | undefined };

/** What somebody else saved, below one's own text, where the two differ. */
export function Theirs({ form, name, saved }: Props) {
  if (!saved) return null;
  const text = sayPart(saved, name);
  if (text === sayTyped(form, name, saved)) return null;
  return (
    <div class="theirs">
      <p class="theirs-head">{t.theirs()}</p>
      <p class="theirs-text">{text || t.theirsEmpty()}</p>
    </div>
  );
}

function sayPart(saved: Protocol, name: keyof Parts): string {
  if (name === 'instrument_version_id') return saved.instrument ?? t.noInstrument();
  if (name === 'channels') return sayChannels(saved.channels);
  return String(saved[name] ?? '');
}

function sayTyped(form: FormState, name: keyof Parts, saved: Protocol): string {
  const typed = [form.values[name] ?? []].flat();
  if (name === 'channels') return sayChannels(typed);
  if (name === 'instrument_version_id' && (typed[0] ?? '') === (saved.instrument_version_id ?? '')) return sayPart(saved, name);
  return typed[0] ?? '';
}

export const sayChannels = (list: readonly string[]): string =>
  (['visit', 'call', 'assessment'] as const)
    .filter((one) => list.includes(one))
    .map((one) => t[`channel_${one}`]())
    .join(', ');
