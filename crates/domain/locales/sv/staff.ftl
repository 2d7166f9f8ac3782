### The pages of the organisers.
account-sign-in = Logga in
problem-sign-in-needed = Logga in
problem-sign-in-needed-advice = Sidan är till för arrangörerna.
