import type { FormState } from '#platform/http/form-state.ts';
import { DateField, Field, Fieldset, Hidden, Notice, type Option, Select } from '#platform/ui/index.ts';
import type { FormChoices } from '../form-choices.ts';
import { countRows } from '../read-parts.ts';
import { MOST_SHARES, SHARE_ROWS } from '../read-shares.ts';
import { t } from '../texts.ts';
import { FormPart } from './form-part.tsx';
import { MoreButton } from './more-button.tsx';

type SeatProps = { form: FormState; action: string; choices: FormChoices; note?: string };

export function SeatFields({ form, action, choices, note }: SeatProps) {
  const kept = Object.entries({ ...form.values, ...form.errors }).some(
    ([name, value]) => /^(share|hold)\d+_|^hold_release$/.test(name) && value !== '',
  );
  const options = choices.shareable.map(({ id, name, municipality }) => ({
    value: id,
    label: name,
    ...(municipality && municipality !== name ? { group: municipality } : {}),
  }));
  return (
    <FormPart id="seats" title={t.seatsTitle()}>
      <Field
        name="seats"
        label={t.seatsField()}
        suffix={t.seatsSuffix()}
        form={form}
        inputmode="numeric"
        width="short"
        required
      />
      <details class="more" id="kept" open={kept || note !== undefined}>
        <summary>{t.keepSeats()}</summary>
        <div class="form-inner">
          <ShareRows form={form} options={options} action={action} />
          <HoldRows form={form} options={options} action={action} {...(note ? { note } : {})} />
        </div>
      </details>
    </FormPart>
  );
}

type RowsProps = { form: FormState; options: readonly Option[]; action: string; note?: string };

function ShareRows({ form, options, action }: RowsProps) {
  const rows = countRows(form.values, 'share_rows', SHARE_ROWS, MOST_SHARES);
  return (
    <div class="share-rows">
      <h3>{t.sharesTitle()}</h3>
      <p class="help">{t.sharesLead()}</p>
      <Hidden name="share_rows" value={rows} />
      {Array.from({ length: rows }, (_, i) => (
        <Fieldset label={t.shareN({ n: i + 1 })}>
          <ForWhom at={`share${i + 1}`} form={form} options={options} />
          <DateField name={`share${i + 1}_release`} label={t.shareRelease()} form={form} />
        </Fieldset>
      ))}
      <MoreButton press="more_shares" action={action} at={`f-share${rows + 1}_for`}>
        {t.moreShares()}
      </MoreButton>
    </div>
  );
}

function HoldRows({ form, options, action, note }: RowsProps) {
  const rows = countRows(form.values, 'hold_rows', SHARE_ROWS, MOST_SHARES);
  return (
    <div class="share-rows" id="holds">
      <h3>{t.holdsTitle()}</h3>
      <p class="help">{t.holdsLead()}</p>
      {note && (
        <Notice>
          <p>{note}</p>
        </Notice>
      )}
      <MoreButton press="propose" action={action} at="holds">
        {t.propose()}
      </MoreButton>
      <Hidden name="hold_rows" value={rows} />
      {Array.from({ length: rows }, (_, i) => (
        <Fieldset label={`${t.holdsTitle()} ${i + 1}`}>
          <ForWhom at={`hold${i + 1}`} form={form} options={options} />
        </Fieldset>
      ))}
      <DateField name="hold_release" label={t.holdRelease()} form={form} />
      <MoreButton press="more_holds" action={action} at={`f-hold${rows + 1}_for`}>
        {t.moreHolds()}
      </MoreButton>
    </div>
  );
}

const ForWhom = ({ at, form, options }: { at: string; form: FormState; options: readonly Option[] }) => (
  <>
    <Select name={`${at}_for`} label={t.shareFor()} empty={t.nobody()} options={options} form={form} />
    <Field name={`${at}_seats`} label={t.shareSeats()} form={form} inputmode="numeric" width="short" />
  </>
);
