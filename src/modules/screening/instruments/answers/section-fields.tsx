import type { FormState } from '#platform/http/form-state.ts';
import { Checkbox, Checkboxes, Field, Fieldset, Hidden, Radios } from '#platform/ui/index.ts';
import type { Instrument, Item } from '../format/schema.ts';
import { t } from '../texts.ts';
import { judgementsOf, languageOf, say } from '../words.ts';
import { DECLINED, named, optionValue } from './fields.ts';

type Props = { instrument: Instrument; items: readonly Item[]; form: FormState };

/** The items of one section that are shown; which those are goes along, so that the server knows what was asked. */
export function SectionFields({ instrument, items, form }: Props) {
  return (
    <div class="items" lang={languageOf(instrument)}>
      {items.map((item) => (
        <div class="item">
          <Hidden name="asked" value={item.key} />
          <ItemField item={item} form={form} />
        </div>
      ))}
    </div>
  );
}

function ItemField({ item, form }: { item: Item; form: FormState }) {
  const { key } = item;
  const asked = { label: say(item.text), ...(item.help ? { help: say(item.help) } : {}), form, required: true };
  const declined = { value: DECLINED, label: t.declined() };
  switch (item.type) {
    case 'yes_no':
      return (
        <Radios
          name={named.answer(key)}
          {...asked}
          options={[{ value: optionValue('yes'), label: t.yes() }, { value: optionValue('no'), label: t.no() }, declined]}
        />
      );
    case 'choice':
    case 'choices': {
      const options = item.options.map((option) => ({ value: optionValue(option.key), label: say(option.label) }));
      const Boxes = item.type === 'choice' ? Radios : Checkboxes;
      return <Boxes name={named.answer(key)} {...asked} options={[...options, declined]} />;
    }
    case 'number':
      return (
        <Fieldset label={asked.label} {...(asked.help ? { help: asked.help } : {})}>
          <Field
            name={named.answer(key)}
            label={t.number({ min: item.min, max: item.max })}
            width="short"
            inputmode="numeric"
            form={form}
            {...(item.unit ? { suffix: say(item.unit) } : {})}
          />
          <Checkbox name={named.declined(key)} value={DECLINED} label={t.declined()} form={form} />
        </Fieldset>
      );
    case 'factor': {
      const options = judgementsOf(item).map(({ key: value, label }) => ({ value, label }));
      return (
        <Fieldset label={asked.label} {...(asked.help ? { help: asked.help } : {})}>
          <div class="judged">
            <Radios name={named.now(key)} label={t.now()} required form={form} options={options} />
            <Radios name={named.before(key)} label={t.historically()} required form={form} options={options} />
          </div>
          <Checkbox name={named.declined(key)} value={DECLINED} label={t.declinedTalk()} form={form} />
        </Fieldset>
      );
    }
  }
}
