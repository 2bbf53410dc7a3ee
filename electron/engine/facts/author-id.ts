/**
 * SQL: row id of the person who made a commit of git_commit, as its repository's .mailmap means them; what the user says
 * of the name that is written there goes before it.
 */
export const AUTHOR_ID = `coalesce((SELECT mapped_id FROM mapped_author
  WHERE mapped_author.repository_id = git_commit.repository_id AND mapped_author.person_id = git_commit.author_id
    AND NOT EXISTS (SELECT 1 FROM person_choice WHERE person_choice.person = mapped_author.person_key)), author_id)`;
