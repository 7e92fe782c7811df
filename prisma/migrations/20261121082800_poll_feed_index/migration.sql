-- Written by hand: Prisma's schema language has no partial index.

-- The poll feed leaves out the polls themselves; a channel that mostly polls does not walk past them. With the same words
-- as the query's: src/services/registrar/verbs/poll.ts. `at` is there so that what is before `since` is left out without a
-- look at its row.
CREATE INDEX registrar_command_feed ON registrar_command (channel_id, position, id, at)
  WHERE command NOT IN ('poll', 'pending_backend');
