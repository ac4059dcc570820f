import type { Participant } from './attendance.queries.ts';
import { type Presence, presences } from './completion-rule.ts';
import { presenceField, shownField } from './read-marks.ts';
import { t } from './texts.ts';

/** Swedish or English word for what is noted of someone. */
export const presenceWord = (presence: Presence): string =>
  ({ present: t.present, late: t.late, partial: t.partial, absent: t.absent })[presence]();

export const nameOf = ({ name, number }: Pick<Participant, 'name' | 'number'>): string => name ?? t.nameHidden({ number });

type ChoiceProps = {
  person: Participant;
  partId: string /** As typed, where the form is shown again. */;
  typed: string | undefined;
};

/** One person and four answers, each large enough for a thumb. What the form showed goes along, so that only changes are saved. */
export function PresenceChoice({ person, partId, typed }: ChoiceProps) {
  const stored = person.marks.get(partId) ?? '';
  return (
    <fieldset class="presence">
      <legend>
        <span class="presence-name">{nameOf(person)}</span>
        {person.workplace && <span class="presence-place">{person.workplace}</span>}
      </legend>
      <input type="hidden" name={shownField(person.id, partId)} value={stored} />
      <div class="presence-answers">
        {presences.map((presence) => (
          <label class={`presence-answer presence-${presence}`}>
            <input
              type="radio"
              name={presenceField(person.id, partId)}
              value={presence}
              checked={(typed ?? stored) === presence}
            />
            <span>{presenceWord(presence)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
