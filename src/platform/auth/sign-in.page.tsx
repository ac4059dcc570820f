import { Button, Card, Cards, Form, Hidden, PublicPage } from '#platform/ui/index.ts';
import type { DemoPerson } from './demo-people.queries.ts';
import { t } from './texts.ts';

export function SignInPage({ next, people }: { next: string; people: readonly DemoPerson[] }) {
  return (
    <PublicPage title={t.signIn()} wide>
      {people.length > 0 && (
        <Cards>
          {people.map((person) => (
            <Card title={person.name}>
              <p>{person.workplace}</p>
              <Form action="/demo/sign-in">
                <Hidden name="persona" value={person.persona} />
                <Hidden name="next" value={next} />
                <Button>{t.signIn()}</Button>
              </Form>
            </Card>
          ))}
        </Cards>
      )}
    </PublicPage>
  );
}
