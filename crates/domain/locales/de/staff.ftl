### The pages of the organisers.
account-sign-in = Anmelden
problem-sign-in-needed = Bitte melden Sie sich an
problem-sign-in-needed-advice = Diese Seite ist für die Veranstalter.
