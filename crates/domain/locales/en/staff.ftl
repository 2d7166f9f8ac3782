### The pages of the organisers.
