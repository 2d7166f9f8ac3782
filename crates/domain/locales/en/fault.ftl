### What is wrong with a field, by the code of the fault.

# fault-<code>: what to do about a field.

fault-required = Please fill this in.
fault-too-long = At most { $max } characters, please.
fault-too-many = Please choose fewer.
fault-choice = Please choose among the answers offered.
fault-country = Please choose a country from the list.
fault-language = Please choose English, Svenska or Deutsch.
fault-email-form = An e-mail address looks like name@example.org.
fault-email-local = There is a character before the @ that mail cannot be sent to.
fault-email-domain = What stands after the @ is no domain that mail can be sent to.
fault-email-length = An e-mail address has at most 254 characters.
fault-orcid-form = An ORCID iD looks like 0000-0002-1825-0097.
fault-efn-length = The EFN has 15 digits.
fault-efn-prefix = The EFN begins with 80276.
fault-check-digit = The last digit does not fit the others: please check for a typing error.
fault-category-not-open = People of this category cannot register now.
fault-place-cancelled = { $place } will not take place.
fault-place-closed = { $place } can no longer be booked.
fault-place-not-open = { $place } cannot be booked yet.
fault-place-not-for-category = { $place } is not open to your category.
fault-place-requires = { $place } can only be had together with: { $required }.
fault-notice = Please read the privacy notice and accept it.
fault-needs-consent = Diet and access needs are health data: please consent, or leave both empty.
fault-fixed = This cannot be changed here.
fault-no-question = There is no such question.
fault-one-answer = Please give one answer.
fault-yes-or-no = Please answer yes or no.
fault-date = Please give a date such as 2022-09-22.
fault-number = Please give a number.
fault-number-min = At least { $min }, please.
fault-number-max = At most { $max }, please.
fault-key = A key has up to 40 small letters, digits and hyphens, and begins with a letter.
fault-key-taken = Another one has this key already. Please choose another.
fault-hours-order = The end must come after the start.
fault-hours = “{ $line }” cannot be read. Hours look like 2022-09-22 09:00 – 17:00.
fault-time = Please give a day and a time such as 2022-09-22 09:05.
fault-clock = Please give a time such as 09:05.
fault-unknown-item = { $key } is not in the programme.
fault-unknown-person = { $name } is not among the people of the programme. Add them there first.
fault-named-twice = { $key } is named twice.
fault-colour = Please give a colour such as #1f5f8b.
fault-web-address = Please give an address that begins with https://.
fault-control-character = There are invisible control characters in it. Please type it anew.
fault-language-tag = Please give the tag of a language such as en or pt-BR.
