### The mails. A key begins with the name of the message.
