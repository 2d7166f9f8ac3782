### What is wrong with a field, by the code of the fault.
