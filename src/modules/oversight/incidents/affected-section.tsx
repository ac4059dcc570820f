import type { FormState } from '#platform/http/form-state.ts';
import { formatWhen } from '#platform/i18n/dates.ts';
import { Button, Form, Notice, Radios, Section, State, TextArea } from '#platform/ui/index.ts';
import { sayWho } from '../look.tsx';
import type { Affected, Channel, Dossier, Incident } from './incidents.queries.ts';
import { t } from './texts.ts';

type Props = { incident: Incident; dossier: Dossier; form: FormState };
const channels: readonly Channel[] = ['in_person', 'phone', 'post', 'through_reader', 'not_told'];

/** Those whose data it is, the protected first; told or not, and how. */
export function AffectedSection({ incident, dossier: { affected, candidates }, form }: Props) {
  const open = !incident.closed_at;
  const untold = affected.filter(({ told_at }) => !told_at).length;
  const lead = affected.length === 0 ? t.affectedLead() : t.affectedCount({ n: affected.length, untold });
  return (
    <Section title={t.affected()} lead={lead}>
      {incident.personal_data === 'high_risk' && untold > 0 && <Notice kind="waiting">{t.highRisk()}</Notice>}
      <ul class="looks">
        {affected.map((one) => (
          <One incident={incident} one={one} form={form} open={open} />
        ))}
      </ul>
      {open && candidates.length > 0 && (
        <details class="more" open={affected.length === 0}>
          <summary>{t.choosePeople({ n: candidates.length })}</summary>
          <Form action={`/incidents/${incident.id}/affected`}>
            <fieldset class="ds-fieldset field">
              <legend class="ds-label">{t.inEvidence()}</legend>
              <p class="help">{t.inEvidenceHelp()}</p>
              {candidates.map(({ person_id, name, guarded, entries }) => (
                <div class="ds-field">
                  <input
                    class="ds-input"
                    type="checkbox"
                    id={`person-${person_id}`}
                    name="people"
                    value={person_id}
                    checked={guarded}
                  />
                  <label class="ds-label" for={`person-${person_id}`}>
                    {sayWho(name)}
                    {guarded && name && `, ${t.guarded()}`}, {t.entries({ n: entries })}
                  </label>
                </div>
              ))}
            </fieldset>
            <Button variant="secondary">{t.addPeople()}</Button>
          </Form>
        </details>
      )}
    </Section>
  );
}

function One({ incident, one, form, open }: { incident: Incident; one: Affected; form: FormState; open: boolean }) {
  const field = `channel-${one.person_id}`;
  return (
    <li class="look" id={`affected-${one.person_id}`} tabindex={-1}>
      <h3>{sayWho(one.name)}</h3>
      {one.guarded && (
        <p>
          <State kind="late">{t.guarded()}</State>
        </p>
      )}
      {one.told_at ? (
        <>
          <State kind={one.channel === 'not_told' ? 'neutral' : 'done'}>
            {one.channel && t[`channel_${one.channel}`]()}, {formatWhen(one.told_at)}, {sayWho(one.told_by)}
          </State>
          {one.note && <p class="look-said">{one.note}</p>}
        </>
      ) : (
        open && (
          <details class="more" open={form.errors[field] !== undefined || form.errors[`note-${one.person_id}`] !== undefined}>
            <summary>{t.tell()}</summary>
            {one.guarded && <p>{t.guardedHow()}</p>}
            <Form action={`/incidents/${incident.id}/affected/${one.person_id}`}>
              <Radios
                name={field}
                label={t.channel()}
                required
                form={form}
                options={channels.map((value) => ({ value, label: t[`channel_${value}`]() }))}
              />
              <TextArea
                name={`note-${one.person_id}`}
                label={t.note()}
                help={t.noteHelp()}
                rows={2}
                maxlength={1000}
                form={form}
              />
              <Button variant="secondary">{t.saveTold()}</Button>
            </Form>
          </details>
        )
      )}
    </li>
  );
}
