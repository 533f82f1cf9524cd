"""What leaves Cairn because an admin or a member asked for it: mail, Slack, webhooks. All of it is off until then."""
