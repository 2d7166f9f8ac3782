### Registering, and the page of one registration.
