import { filled } from '#platform/http/form-state.ts';
import { Field, Filters, LinkButton, Section } from '#platform/ui/index.ts';
import { t } from './texts.ts';
import type { Place, Way } from './ways.queries.ts';

/** From so many organisations on one searches rather than looks. */
const MANY = 12;

type Props = { places: readonly Place[]; next: string /** Id of the organisation chosen. */; at: string | null; search: string };

/** The organisations one may sign in through: the one there is, a short list, or a search. Nothing is remembered. */
export function Ways({ places, next, at, search }: Props) {
  const chosen = places.find(({ id }) => id === at) ?? (places.length === 1 ? places[0] : undefined);
  if (chosen) return <Chosen place={chosen} next={next} others={places.length > 1} />;
  const wanted = search.trim().toLocaleLowerCase('sv');
  const found = places.filter(({ name }) => name.toLocaleLowerCase('sv').includes(wanted));
  return (
    <Section title={t.chooseOrganisation()}>
      {places.length > MANY && (
        <Filters keep={{ next }} clear={`/sign-in?next=${encodeURIComponent(next)}`}>
          <Field name="search" label={t.searchOrganisation()} type="search" form={filled({ search })} required />
        </Filters>
      )}
      {found.length === 0 ? (
        <p>{t.noSuchOrganisation()}</p>
      ) : (
        <ul class="places">
          {found.map((place) => (
            <li>
              <a href={place.ways.length === 1 ? leave(place.ways[0]!, next) : chooseAt(place.id, next)}>{place.name}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Chosen({ place, next, others }: { place: Place; next: string; others: boolean }) {
  return (
    <Section title={place.name}>
      <ul class="ways">
        {place.ways.map((way, i) => (
          <li>
            <LinkButton href={leave(way, next)} variant={i === 0 ? 'primary' : 'secondary'}>
              {way.label}
            </LinkButton>
          </li>
        ))}
      </ul>
      {others && (
        <p>
          <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{t.anotherOrganisation()}</a>
        </p>
      )}
    </Section>
  );
}

const chooseAt = (id: string, next: string) => `/sign-in?${new URLSearchParams({ at: id, next })}`;

/** A link, not a form: our pages may send forms to ourselves alone, and a browser counts where a form is led on to. */
const leave = (way: Way, next: string, more: Record<string, string> = {}) =>
  `/sign-in/with/${way.provider_id}?${new URLSearchParams({ next, ...more })}`;

type StepUpProps = { ways: readonly Way[]; next: string; level: 2 | 3; fresh: boolean };

/** The ways by which somebody signed in can show more surely who she is. */
export function StepUpWays({ ways, next, level, fresh }: StepUpProps) {
  const more = { for: 'step-up', level: String(level), ...(fresh ? { fresh: '1' } : {}) };
  return (
    <ul class="ways">
      {ways.map((way, i) => (
        <li>
          <LinkButton href={leave(way, next, more)} variant={i === 0 ? 'primary' : 'secondary'}>
            {way.label}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
