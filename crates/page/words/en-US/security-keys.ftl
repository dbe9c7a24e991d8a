## Security keys: added, listed and removed on the page of the second factor
factor-telephone = A code from your telephone
keys-title = Security keys
keys-how = A key that you plug in or hold to the machine, or what this machine or your telephone has built in. It asks for its PIN, your finger or your face, and then takes the place of the code.
key-name = What you call it
key-name-hint = So that you know it in the list: blue key on my ring, laptop at the desk.
key-add = Add a security key
key-about = added { $added }, { $used }
key-used = last used { $day }
key-unused = not used yet
key-elsewhere = Made for { $place }: it works only there.
key-copied = { $when }: this key’s counter went back, and nobody was let in by it. There may be a copy of the key. Remove it, and take another one.
key-remove = Remove { $name }
key-impossible = Security keys do not work at this address. They need this program’s name in the address line in place of numbers, and TLS unless it is on this same machine (http://localhost). A code from your telephone works everywhere.
key-no-name = Type what you call the key: 1 to 60 characters.
key-too-many = There are ten keys already. Remove one first.
key-too-late = That took more than five minutes, or the page was of another sign-in. Nothing was added. Type the password once more.
key-not-added = This key was not added: it did not answer as it was asked, or it is in the list already. Try once more.
key-added = The security key is added.
key-removed = The security key is removed. It does not open this account any more.
key-last = It is your only second factor, and nobody works at this desk with a password alone. Add another key or a telephone first.
key-done = The security key is added

## Touching a new key
key-touch-title = Touch the key
key-touch-how = Press the button. Your browser then asks for the key, and the key for its PIN, your finger or your face. You have five minutes.
key-touch-go = Ask for the key
key-needs-script = This needs a browser with JavaScript and security keys. A code from your telephone needs neither.
key-failed = No key was added: it was put off, took too long, or is in the list already. You can press the button again.
key-back = Back, without a key

## A key in place of the code
code-key-go = Use a security key
code-key-without = A security key needs a browser with JavaScript.
code-key-failed = The key did not answer: it was put off, took too long, or does not belong to this place. Press the button again, or type a code.
code-key-impossible = Security keys do not work at this address: it has numbers in place of a name, or no TLS.
code-copied = This security key was not taken: its counter went back, so there may be a copy of it. Sign in with a code or another key, remove this one from your account, and tell whoever looks after this program.
