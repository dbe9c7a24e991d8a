# Cuentas y llaves: qué pasó con ellas, qué debe atender alguien.

## Qué pasó con una cuenta
account-act-invited = { $user }: invitación en la { $desk }
account-act-joined = { $user } puso una contraseña en la { $desk }
account-act-ended = La cuenta de { $user } en la { $desk } terminó
account-act-reset = { $user } recibió un código para una contraseña nueva en la { $desk }
account-act-factor-reset = Se quitó el segundo factor de { $user } en la { $desk }
account-act-sheets = Se usaron hojas de recuperación: { $user } recibió una contraseña en la { $desk }
account-act-renewed = Las llaves de la { $desk } se renovaron

## Lo que debe atender alguien
finding-sheets = En esta mesa se usaron dos hojas de recuperación: { $user } recibió una contraseña nueva, { $when }. Si nadie aquí lo sabe, dígalo hoy a la dirección.
program-sheets-unconfirmed = Las hojas de recuperación aún no se han confirmado. Sin ellas nadie puede abrir los expedientes si se pierden todas las contraseñas de una mesa. Pruébelas en la máquina: leeward recovery check
program-sheets-used = { $said }, { $when }. Si nadie aquí lo sabe, termine esa cuenta hoy y pregunte quién tiene las hojas.
program-done-sheets = Se probaron dos hojas de recuperación, y abren.
