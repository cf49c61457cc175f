import urqlPlugin from '@urql/vue'
import { createApp } from 'vue'
import App from './app.vue'
import { createUrql } from './manual/urql.ts'
import { getToken, isSignedIn, socket, url } from './session.ts'
import SignIn from './sign-in.vue'

createApp(isSignedIn ? App : SignIn)
  .use(urqlPlugin, createUrql(url, getToken, socket))
  .mount('#root')
