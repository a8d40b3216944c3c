// Binds forms marked data-security-key to allauth's WebAuthn functions, and says in plain words
// what went wrong.
const { addForm, authenticateForm } = window.allauth.webauthn.forms
const problem = document.querySelector('[data-security-key-problem]')

const WORDS = {
  NotAllowedError: '没有完成：可能是超时，也可能是您取消了。请再试一次。',
  InvalidStateError: '这个安全密钥已经添加过了，请换一个。',
  SecurityError: '当前网址不能使用安全密钥。请改用正式的 https 网址。'
}

function say (text) {
  problem.textContent = text
  problem.hidden = false
}

document.addEventListener('allauth.error', (event) => {
  event.preventDefault()
  say(WORDS[event.detail.exception.name] ?? '安全密钥没有响应。请检查是否插好，再试一次。')
})

for (const form of document.querySelectorAll('[data-security-key]')) {
  const options = JSON.parse(form.dataset.options)
  const button = form.querySelector('button[type=button]')
  const credential = form.querySelector('input[name=credential]').id
  if (!window.PublicKeyCredential) {
    button.disabled = true
    say('这个浏览器不支持安全密钥。请换用新版浏览器，或者改用手机动态码。')
  } else if (form.dataset.securityKey === 'create') {
    addForm({ ids: { add: button.id, credential }, data: { creation_options: options } })
  } else {
    authenticateForm({ ids: { authenticate: button.id, credential }, data: { request_options: options } })
  }
}
