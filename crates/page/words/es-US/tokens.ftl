# Claves para programas, en la página de la cuenta.

account-token-title = Claves para programas
account-token-lead = Una clave permite que un programa trabaje en este escritorio en su nombre. Quien la tenga puede hacer lo que usted puede hacer aquí, sin contraseña. Termina con su contraseña, y cuando las llaves se renuevan porque alguien se fue.
account-token-none = No hay ninguna clave.
account-token-once = Su clave está abajo. Cópiela ahora: se muestra esta única vez y no se guarda en ninguna parte.
account-token-about-read = Puede mirar. Termina el { $ends }. { $used }
account-token-about-write = Puede mirar y anotar. Termina el { $ends }. { $used }
account-token-used = Se usó por última vez: { $when }.
account-token-unused = Todavía no se ha usado.
account-token-end = Terminar “{ $name }”
account-token-ended = La clave está terminada.
account-token-new = Crear una clave
account-token-name = Para qué es
account-token-name-hint = Por ejemplo: lista mensual para la dirección. Sin nombres de participantes ni de quienes fueron dañados.
account-token-days = Cuántos días dura, de 1 a 366
account-token-scope = Qué puede hacer
account-token-read = Mirar
account-token-write = Mirar y anotar
account-token-password = Su contraseña
account-token-go = Crear la clave
account-token-made = La clave está creada.
account-token-before = Esta clave ya se creó y se mostró. Si no la copió, termínela y cree otra.
account-token-many = Tiene tantas claves como puede haber. Termine una primero.
account-token-no-name = Diga para qué es la clave, en 100 caracteres como máximo.
account-token-no-days = Diga cuántos días dura la clave: un número de 1 a 366.
account-token-no-password = Esa no es su contraseña. No se creó ninguna clave.
