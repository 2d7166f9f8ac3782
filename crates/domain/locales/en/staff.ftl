### The pages of the organisers.
account-sign-in = Sign in
problem-sign-in-needed = Please sign in
problem-sign-in-needed-advice = This page is for the organisers.
