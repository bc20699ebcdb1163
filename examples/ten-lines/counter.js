// Held by Accord until the visitor allows it.
localStorage.visits = 1 + Number(localStorage.visits ?? 0);
document.querySelector('#visits').value = localStorage.visits;
