-- Takes out of kept_topics what may say who somebody is. A statement of its own: to plan it costs 20 ms, and most files
-- have topics of the register only.
DELETE FROM kept_topics WHERE NOT at_large AND looks_personal(name)
