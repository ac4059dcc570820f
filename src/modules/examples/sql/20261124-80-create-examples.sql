create schema examples;
comment on schema examples is 'Good examples (goda exempel): what others have done and found to work.';
