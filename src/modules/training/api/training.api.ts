import { apiRouter } from '#platform/api/router.ts';
import { completionsApi } from './completions.api.ts';
import { coursesApi } from './courses.api.ts';
import { coverageApi } from './coverage.api.ts';
import { occasionsApi } from './occasions.api.ts';
import { signUpActsApi } from './sign-up-acts.api.ts';
import { signUpsApi } from './sign-ups.api.ts';

/** The module's part of the API, in the order its page shows it. */
export const trainingApi = apiRouter();
for (const part of [coursesApi, occasionsApi, signUpActsApi, signUpsApi, completionsApi, coverageApi])
  trainingApi.route('/', part);
